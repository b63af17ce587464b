/**
 * What this process sends and receives over sockets, whoever in it opened them: counted by the JVM itself, told apart by
 * peer. Looks at lengths and addresses alone, never at what is sent.
 */
@NullMarked
package io.sotto.client.traffic;

import org.jspecify.annotations.NullMarked;
