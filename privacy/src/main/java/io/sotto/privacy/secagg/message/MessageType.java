package io.sotto.privacy.secagg.message;

/**
 * The kinds of messages. Each begins with four bytes: 'S', 'o', the number of its kind, the version of its form.
 */
enum MessageType {
    ENROLMENT(1),
    ADVERTISEMENT(2),
    DESCRIPTOR(3),
    SHARES(4),
    DELIVERY(5),
    MASKED_VECTOR(6),
    SURVIVORS(7),
    CONFIRMATION(8),
    CONFIRMATIONS(9),
    UNMASKING(10),
    MEMORY(11),
    ENROLMENT_CARD(12);

    /** The version of all forms so far. A change of a form is a new version of it; a decoder reads one. */
    static final int VERSION = 1;

    private final int number;

    MessageType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
