package io.sotto.model.onednn;

import org.jspecify.annotations.Nullable;

/**
 * One layer of a network, or a few that run together, while a program is compiled. {@link #forward} comes first and, when
 * training, {@link #backward} once after it, in the opposite order of stages. Not thread-safe.
 */
interface Stage {
    /** Adds the operations that compute the output. */
    Tensor forward(ProgramBuilder program, Tensor input);

    /**
     * Adds the operations that compute the gradients of its parameters and input.
     *
     * @param gradient of the output; it may be overwritten
     * @param inputGradientWanted false for the first stage: nobody needs the gradient of the pixels
     * @return the gradient of the input, null if not wanted
     */
    @Nullable
    Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted);
}
