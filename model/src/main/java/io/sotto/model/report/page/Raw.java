package io.sotto.model.report.page;

/** Markup that is inserted as it is. */
record Raw(String markup) {
    static Raw of(String markup) {
        return new Raw(markup);
    }

    @Override
    public String toString() {
        return markup;
    }
}
