/**
 * What outlives a coordinator: the last global model and the history of rounds. A commit is all or nothing; whoever opens
 * a store finds the run as its last commit left it. Two twins, in memory and in a directory, under one contract suite.
 */
@NullMarked
package io.sotto.server.store;

import org.jspecify.annotations.NullMarked;
