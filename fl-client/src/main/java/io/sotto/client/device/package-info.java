/**
 * A device that takes part: drives the machine of {@link io.sotto.client.participation}, asks its ports (the coordinator,
 * local training, whoever watches) and hands their answers back. One thread does it all; interrupting it makes the device
 * leave.
 */
@NullMarked
package io.sotto.client.device;

import org.jspecify.annotations.NullMarked;
