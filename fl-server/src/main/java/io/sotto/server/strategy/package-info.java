/**
 * How accepted updates become the next global model. Pure arithmetic: updates and their weights flow in, one vector flows
 * out, and what comes out depends on which updates came, never on their order.
 */
@NullMarked
package io.sotto.server.strategy;

import org.jspecify.annotations.NullMarked;
