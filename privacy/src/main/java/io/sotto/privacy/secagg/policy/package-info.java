/**
 * What a device agrees to, pinned on the device and never taken from a server: the terms of a round are compared with it
 * before anything but public keys leaves the device.
 */
@NullMarked
package io.sotto.privacy.secagg.policy;

import org.jspecify.annotations.NullMarked;
