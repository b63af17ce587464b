/**
 * The coordinator as a whole: {@link io.sotto.server.ServerConfig} says what it is to do,
 * {@link io.sotto.server.CoordinatorServer} puts the parts together and runs. The command line, tests and demonstrations
 * start it here.
 */
@NullMarked
package io.sotto.server;

import org.jspecify.annotations.NullMarked;
