package io.sotto.client.traffic;

/**
 * Whom this process talked to.
 *
 * @param host its name, or else its address
 * @param loopback whether it is this machine itself
 * @param sentBytes to it
 * @param receivedBytes from it
 */
public record Peer(String host, boolean loopback, long sentBytes, long receivedBytes) {
    Peer plus(long sent, long received) {
        return new Peer(host, loopback, sentBytes + sent, receivedBytes + received);
    }
}
