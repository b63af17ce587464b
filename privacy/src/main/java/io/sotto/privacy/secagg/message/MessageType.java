package io.sotto.privacy.secagg.message;

/**
 * The kinds of messages. Each begins with four bytes: 'S', 'o', the number of its kind, the version of its form.
 */
enum MessageType {
    ENROLMENT(1),
    ADVERTISEMENT(2),
    DESCRIPTOR(3, 2),
    SHARES(4),
    DELIVERY(5),
    MASKED_VECTOR(6, 2),
    SURVIVORS(7),
    CONFIRMATION(8),
    CONFIRMATIONS(9),
    UNMASKING(10),
    MEMORY(11, 2),
    ENROLMENT_CARD(12);

    private final int number;
    private final int version;

    MessageType(int number) {
        this(number, 1);
    }

    MessageType(int number, int version) {
        this.number = number;
        this.version = version;
    }

    int number() {
        return number;
    }

    /** Of its form: a change of the form is a new version, and a decoder reads one. */
    int version() {
        return version;
    }
}
