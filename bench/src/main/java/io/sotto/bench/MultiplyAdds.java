package io.sotto.bench;

import io.sotto.model.FaceImage;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Shape;
import java.util.List;

/** How much a network computes. */
final class MultiplyAdds {
    private MultiplyAdds() {}

    /**
     * Floating-point operations of convolutions and dense layers in one training step, for one 48x48 image: two for each
     * multiply-add, forward, to the inputs and to the weights; the first layer has no gradient to its input.
     */
    static double trainingFlop(Network network) {
        List<Shape> shapes = network.shapes(FaceImage.SIDE);
        Shape input = Network.inputShape(FaceImage.SIDE);
        double flop = 0;
        for (int i = 0; i < shapes.size(); i++) {
            double forward = 2 * multiplyAdds(network.layers().get(i), input, shapes.get(i));
            flop += (i == 0 ? 2 : 3) * forward;
            input = shapes.get(i);
        }
        return flop;
    }

    private static double multiplyAdds(Layer layer, Shape input, Shape output) {
        if (layer instanceof Layer.Convolution convolution) {
            return (double) output.units() * input.channels() * convolution.kernelSide() * convolution.kernelSide();
        }
        return layer instanceof Layer.Dense ? (double) output.units() * input.units() : 0;
    }
}
