package io.sotto.model.onednn;

/** Which block of memory a tensor of a program lies in. */
enum Place {
    /** The model's parameters, plain float32 in the order of the layout. */
    PARAMETERS,
    /** Their gradients, in the same order; batch statistics stand where the layout has running ones. */
    GRADIENTS,
    /** Weights in a layout of oneDNN's, made from the parameters whenever those change. */
    PREPARED,
    /** All else: it lasts for one run, and memory that is read for the last time is used again. */
    WORK
}
