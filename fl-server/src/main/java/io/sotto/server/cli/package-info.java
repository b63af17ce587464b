/**
 * The commands {@code sotto server init} and {@code sotto server start}. Options and configuration files flow in, a
 * {@link io.sotto.server.ServerConfig} flows out; a table of rounds is printed. The only package that knows picocli and
 * YAML.
 */
@NullMarked
package io.sotto.server.cli;

import org.jspecify.annotations.NullMarked;
