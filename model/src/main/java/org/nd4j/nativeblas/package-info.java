/**
 * One class that Deeplearning4j looks for in this package and ND4J no longer has there; nothing else belongs here, and
 * no code of Sotto calls it. It goes when a Deeplearning4j release asks for the new name.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
