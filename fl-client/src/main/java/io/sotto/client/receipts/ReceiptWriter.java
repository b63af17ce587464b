package io.sotto.client.receipts;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.StepMessage;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import java.time.InstantSource;
import java.util.Locale;

/** Writes a receipt for each message that is ready to be sent. Sending comes after this, and not if this fails. */
public final class ReceiptWriter implements ParticipationObserver {
    private final ReceiptFile file;
    private final String server;
    private final InstantSource clock;

    /** @param server to whom messages go, HOST:PORT */
    public ReceiptWriter(ReceiptFile file, String server, InstantSource clock) {
        this.file = file;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void observed(ParticipationState before, ParticipationEvent event, ParticipationState after) {
        if (event instanceof ParticipationEvent.Prepared prepared) {
            file.add(receipt(prepared));
        }
    }

    private Receipt receipt(ParticipationEvent.Prepared prepared) {
        StepMessage message = prepared.message();
        return new Receipt(
                clock.instant().toString(),
                server,
                message.round().task().hex(),
                message.round().round(),
                message.round().attempt(),
                message.step().name().toLowerCase(Locale.ROOT),
                prepared.model().hex(),
                message.bytes().length,
                message.sha256().hex(),
                prepared.terms().map(terms -> terms.cohort().size()).orElse(0),
                prepared.terms().map(terms -> protection(message, terms)).orElse("public keys and signatures alone"));
    }

    private static String protection(StepMessage message, RoundDescriptor terms) {
        MaskingTerms masking = terms.masking();
        return switch (message.step()) {
            case ADVERTISE, CONFIRM -> "public keys and signatures alone";
            case SHARE ->
                "keys in %d shares, each sealed for its holder; %d open one"
                        .formatted(masking.neighbours(), masking.threshold());
            case MASK ->
                "a mask of its own and %d with neighbours; clipped to norm %s; opened in sums of %d or more alone"
                        .formatted(masking.neighbours(), terms.format().clipNormL2(), masking.minimumSurvivors());
            case UNMASK -> "one share of each neighbour's secret; none of this device's own";
        };
    }
}
