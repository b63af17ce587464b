package io.sotto.model.train;

/** How a gradient becomes a step. The learning rate comes with each step; weight decay is added to the gradient of weights. */
public sealed interface Optimiser {
    /** The factor of the squared-norm penalty's gradient, on weights alone; 0 or more. */
    double weightDecay();

    /**
     * Stochastic gradient descent with Nesterov momentum: {@code v <- m v - lr g; w <- w + m v - lr g}.
     *
     * @param momentum 0 to 1, 1 excluded
     */
    record Sgd(double momentum, double weightDecay) implements Optimiser {
        public Sgd {
            requireShare("momentum", momentum);
            requireDecay(weightDecay);
        }
    }

    /** Adam (Kingma and Ba 2015) with bias correction. */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimiser {
        public Adam {
            requireShare("beta1", beta1);
            requireShare("beta2", beta2);
            requireDecay(weightDecay);
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon %s: expected more than 0".formatted(epsilon));
            }
        }

        /** The paper's constants, without weight decay. */
        public static Adam standard() {
            return new Adam(0.9, 0.999, 1e-8, 0);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s %s: expected 0 to 1, 1 excluded".formatted(name, value));
        }
    }

    private static void requireDecay(double weightDecay) {
        if (!(weightDecay >= 0 && weightDecay <= 1)) {
            throw new IllegalArgumentException("weight decay %s: expected 0 to 1".formatted(weightDecay));
        }
    }
}
