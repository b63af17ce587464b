package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;

/** A part of the interface. */
@FunctionalInterface
interface Routes {
    /** Adds its paths, each under {@link Guard#API}. */
    void install(RoutesConfig routes);
}
