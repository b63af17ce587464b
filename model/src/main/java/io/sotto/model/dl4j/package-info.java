/**
 * Deeplearning4j as an engine: compiles a {@link io.sotto.model.network.Network} to a network of its layers, with oneDNN
 * switched back on (docs/decisions/0001). The only package that imports Deeplearning4j or ND4J; no type of theirs leaves
 * it. ND4J's settings and native memory are of the process: only {@link io.sotto.model.dl4j.Nd4jRuntime} touches them.
 */
@NullMarked
package io.sotto.model.dl4j;

import org.jspecify.annotations.NullMarked;
