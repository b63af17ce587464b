/**
 * The demo: a coordinator and clients as processes of their own on this machine, joined by TLS over loopback. Nothing is
 * simulated here; the commands are those that a person would type.
 */
@NullMarked
package io.sotto.simulation.demo;

import org.jspecify.annotations.NullMarked;
