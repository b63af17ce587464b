package io.sotto.model.dl4j;

import io.sotto.model.engine.LossGradient;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Loss;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Compiles a network to Deeplearning4j's layers, in the same order; a ReLU joins the convolution, normalisation or dense
 * layer before it, and the last dense layer takes the softmax and the cross-entropy. Deeplearning4j's updater is left out: the model
 * applies its own to the flat gradient, so that the learning rate may change with each step.
 */
final class NetworkCompiler {
    private NetworkCompiler() {}

    /** A network ready to train, with all parameters zero. */
    static MultiLayerNetwork compile(Network network, Learning learning, StepSettings settings) {
        MultiLayerNetwork compiled = new MultiLayerNetwork(configuration(network, learning, settings));
        compiled.init(Nd4j.create(DataType.FLOAT, network.layout().length()), false);
        compiled.initGradientsView();
        return compiled;
    }

    private static MultiLayerConfiguration configuration(Network network, Learning learning, StepSettings settings) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new NoOp())
                .activation(Activation.IDENTITY)
                .convolutionMode(ConvolutionMode.Truncate)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                // Keeps each convolution's output, which the backward pass would otherwise compute a second time.
                .cacheMode(CacheMode.DEVICE)
                .list();
        List<Layer> layers = network.layers();
        int frozen = network.layersOfFirst(learning.frozenLayers());
        for (int i = 0; i < layers.size(); i++) {
            boolean reluFollows = i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.Relu;
            if (layers.get(i) instanceof Layer.Dropout dropout) {
                list.layer(new DropoutLayer(new SeededDropout(dropout.rate(), i, settings)));
            } else if (layers.get(i) instanceof Layer.Normalise normalise) {
                list.layer(new NormaliserConfiguration(normalise.kind(), reluFollows, i < frozen, settings));
            } else if (i == layers.size() - 1) {
                list.layer(output(network, learning.loss()));
            } else {
                list.layer(translate(layers.get(i), reluFollows));
            }
            if (reluFollows && joinsRelu(layers.get(i))) {
                i++;
            }
        }
        int side = network.side();
        return list.setInputType(InputType.convolutional(side, side, 1)).build();
    }

    private static boolean joinsRelu(Layer layer) {
        return layer instanceof Layer.Convolution || layer instanceof Layer.Normalise || layer instanceof Layer.Dense;
    }

    private static org.deeplearning4j.nn.conf.layers.Layer translate(Layer layer, boolean reluFollows) {
        Activation activation = reluFollows ? Activation.RELU : Activation.IDENTITY;
        if (layer instanceof Layer.Convolution convolution) {
            return convolution(convolution, activation);
        } else if (layer instanceof Layer.Relu) {
            return new ActivationLayer(Activation.RELU);
        } else if (layer instanceof Layer.MaxPool) {
            return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build();
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return new GlobalPoolingLayer(PoolingType.AVG);
        } else if (layer instanceof Layer.Dense dense) {
            return dense(dense, activation);
        }
        throw new AssertionError(layer);
    }

    private static ConvolutionLayer convolution(Layer.Convolution convolution, Activation activation) {
        int side = convolution.kernelSide();
        int padding = convolution.padded() ? side / 2 : 0;
        return new ConvolutionLayer.Builder(side, side)
                .nOut(convolution.kernels())
                .stride(1, 1)
                .padding(padding, padding)
                .hasBias(convolution.biased())
                .activation(activation)
                .build();
    }

    private static DenseLayer dense(Layer.Dense dense, Activation activation) {
        return new DenseLayer.Builder()
                .nOut(dense.units())
                .activation(activation)
                .build();
    }

    private static OutputLayer output(Network network, Loss loss) {
        OutputLayer.Builder output = loss.equals(Loss.CROSS_ENTROPY)
                ? new OutputLayer.Builder(LossFunction.MCXENT)
                : new OutputLayer.Builder(new HostLoss(new LossGradient(loss, network.classes())));
        return output.nOut(network.classes().count())
                .activation(Activation.SOFTMAX)
                .build();
    }
}
