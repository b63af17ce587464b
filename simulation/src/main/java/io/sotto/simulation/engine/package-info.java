/**
 * A federation on one machine. It drives the coordinator's own state machine and the device's own local round; only what
 * lies between them differs: no network, no clock, clients that always answer. Each round takes these steps:
 *
 * <ol>
 *   <li>every client with faces has said that it is ready; the machine draws the cohort and assigns the tasks;
 *   <li>tasks go to the workers, clients with most faces first, so that no worker is left with a long one at the end;
 *   <li>a worker loads the global model, trains on the client's faces and hands back the difference;
 *   <li>the machine accepts the update, it is added to the running sum and forgotten, and the client is ready again;
 *   <li>with the last update the machine asks for a commit: the mean is added to the global model;
 *   <li>all workers evaluate the new model, a part of the faces each;
 *   <li>the observer stores and shows the round; then the machine is told of the commit, and the next round begins.
 * </ol>
 *
 * Workers come in at steps 3 and 6 alone. The sum does not depend on the order of its terms and the parts of an evaluation
 * are added in a fixed order, so a run gives the same bits with any number of workers.
 */
@NullMarked
package io.sotto.simulation.engine;

import org.jspecify.annotations.NullMarked;
