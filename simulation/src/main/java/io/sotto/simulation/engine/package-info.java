/**
 * A federation on one machine. It drives the coordinator's own state machine, the device's own local round and both sides'
 * own phases of secure aggregation; only what lies between them differs: no network, no clock, clients that always answer.
 * Each round takes these steps:
 *
 * <ol>
 *   <li>every client with faces has said that it is ready; the machine draws the cohort and assigns the tasks;
 *   <li>tasks go to the workers, clients with most faces first, so that no worker is left with a long one at the end;
 *   <li>a worker loads the global model, trains on the client's faces and advertises keys for the round;
 *   <li>step by step the machine tells the clients what the others sent, and workers make their answers: shares, masked
 *       vectors, confirmations, revealed shares; masked vectors are added to one sum;
 *   <li>with the last step the masks come off the sum, and the machine asks for a commit: the mean is added to the model;
 *   <li>all workers evaluate the new model, a part of the faces each;
 *   <li>the observer stores and shows the round; then the machine is told of the commit, and the next round begins.
 * </ol>
 *
 * With masks off, updates are added in clear at step 3 and there is no step 4. Workers come in at steps 3, 4 and 6. Either sum
 * is the same in whatever order its terms come, keys and roundings come from streams named by client and round, and the parts
 * of an evaluation are added in a fixed order, so a run gives the same bits with any number of workers.
 */
@NullMarked
package io.sotto.simulation.engine;

import org.jspecify.annotations.NullMarked;
