package io.sotto.privacy.secagg.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every decoder, with a sample of what it reads. */
public final class Codecs {
    private Codecs() {}

    /** Reads bytes and writes what it read. */
    @FunctionalInterface
    public interface Codec {
        byte[] rewrite(byte[] bytes) throws DecodeException;
    }

    /** @param sample bytes that the decoder accepts */
    public record Entry(Codec codec, byte[] sample) {}

    public static Map<String, Entry> all() {
        Map<String, Entry> all = new LinkedHashMap<>();
        all.put(
                "enrolment",
                new Entry(
                        b -> Enrolment.parse(b).toBytes(), Samples.enrolment(1).toBytes()));
        all.put(
                "advertisement",
                new Entry(
                        b -> Advertisement.parse(b).toBytes(),
                        Samples.advertisement().toBytes()));
        all.put(
                "descriptor",
                new Entry(
                        b -> RoundDescriptor.parse(b).toBytes(),
                        Samples.descriptor().toBytes()));
        all.put(
                "signed-descriptor",
                new Entry(
                        b -> SignedDescriptor.parse(b).toBytes(),
                        Samples.signedDescriptor().toBytes()));
        all.put(
                "shares",
                new Entry(b -> Shares.parse(b).toBytes(), Samples.shares().toBytes()));
        all.put(
                "delivery",
                new Entry(b -> Delivery.parse(b).toBytes(), Samples.delivery().toBytes()));
        all.put(
                "masked-vector",
                new Entry(
                        b -> MaskedVector.parse(b, Samples.format().layout()).toBytes(),
                        Samples.maskedVector().toBytes()));
        all.put(
                "survivors",
                new Entry(b -> Survivors.parse(b).toBytes(), Samples.survivors().toBytes()));
        all.put(
                "confirmation",
                new Entry(
                        b -> Confirmation.parse(b).toBytes(),
                        Samples.confirmation().toBytes()));
        all.put(
                "confirmations",
                new Entry(
                        b -> Confirmations.parse(b).toBytes(),
                        Samples.confirmations().toBytes()));
        all.put(
                "unmasking",
                new Entry(b -> Unmasking.parse(b).toBytes(), Samples.unmasking().toBytes()));
        all.put(
                "memory",
                new Entry(b -> RoundMemory.parse(b).toBytes(), Samples.memory().toBytes()));
        all.put(
                "enrolment-card",
                new Entry(
                        b -> EnrolmentCard.parse(b).toBytes(),
                        Samples.enrolmentCard().toBytes()));
        return all;
    }
}
