package io.sotto.client.receipts;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One message that left this device.
 *
 * @param time when it was about to be sent, ISO 8601 in UTC
 * @param server to whom, HOST:PORT
 * @param task what is learned there, hexadecimal
 * @param round 1 is the first
 * @param attempt 1 or more
 * @param step which step of the round it answers
 * @param model SHA-256 of the global model that training started from, hexadecimal
 * @param bytes its length
 * @param sha256 its hash, hexadecimal
 * @param cohort how many devices were in the round; 0 before that is known
 * @param protection what keeps others from learning from it
 */
@JsonPropertyOrder({
    "time",
    "server",
    "task",
    "round",
    "attempt",
    "step",
    "model",
    "bytes",
    "sha256",
    "cohort",
    "protection"
})
public record Receipt(
        String time,
        String server,
        String task,
        int round,
        int attempt,
        String step,
        String model,
        int bytes,
        String sha256,
        int cohort,
        String protection) {}
