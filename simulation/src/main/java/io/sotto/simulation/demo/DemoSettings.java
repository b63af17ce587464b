package io.sotto.simulation.demo;

/**
 * What the demo runs.
 *
 * @param data what every process reads its faces from: a path, or {@code synthetic[:COUNT]}
 * @param clients how many client processes, each with a shard of its own
 * @param shards into how many shards the training faces are dealt; more than there are clients makes rounds shorter
 * @param rounds the most rounds
 * @param stopAt the accuracy on held-out faces, 0 to 1, at which it has clearly risen
 */
public record DemoSettings(String data, int clients, int shards, int rounds, double stopAt) {}
