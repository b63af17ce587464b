/**
 * What is simulated: a {@link io.sotto.simulation.scenario.Scenario} is the complete, checked configuration of a run, and
 * {@link io.sotto.simulation.scenario.ScenarioFile} is its YAML form. With the same data it determines every bit of the
 * result. The only package here that knows YAML.
 */
@NullMarked
package io.sotto.simulation.scenario;

import org.jspecify.annotations.NullMarked;
