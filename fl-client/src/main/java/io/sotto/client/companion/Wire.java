package io.sotto.client.companion;

import io.sotto.client.companion.contract.TrafficAnswer;
import io.sotto.client.companion.contract.TrafficAnswer.Count;
import io.sotto.client.companion.contract.TrafficAnswer.PeerLine;
import io.sotto.client.traffic.OpenSockets;
import io.sotto.client.traffic.Peer;
import io.sotto.client.traffic.SocketTraffic;
import java.util.List;
import java.util.function.UnaryOperator;

/** What this process sent and received, to tell the person. */
final class Wire {
    private Wire() {}

    /** @param purpose from a host to what it is for */
    static TrafficAnswer answer(SocketTraffic traffic, UnaryOperator<String> purpose) {
        List<Peer> peers = traffic.peers();
        return new TrafficAnswer(
                traffic.since().toString(),
                sum(peers, true),
                sum(peers, false),
                peers.stream()
                        .filter(peer -> !peer.loopback())
                        .map(peer -> new PeerLine(
                                peer.host(), peer.sentBytes(), peer.receivedBytes(), purpose.apply(peer.host())))
                        .toList(),
                OpenSockets.elsewhere().orElse(null));
    }

    private static Count sum(List<Peer> peers, boolean loopback) {
        List<Peer> those =
                peers.stream().filter(peer -> peer.loopback() == loopback).toList();
        return new Count(
                those.stream().mapToLong(Peer::sentBytes).sum(),
                those.stream().mapToLong(Peer::receivedBytes).sum());
    }
}
