package io.sotto.client.companion.page;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one browser of a test run to whoever asks for it; it starts with the first and ends with the last. A test that
 * asks for a {@link Device} or a {@link Visit} gets those that all tests of its class share.
 */
final class InChromium implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(InChromium.class);

    private record Running(Chromium chromium) implements AutoCloseable {
        @Override
        public void close() {
            chromium.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(SharedVisit.class, new SharedVisit(() -> chromium(context)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Chromium.class || type == Device.class || type == Visit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Chromium.class) {
            return chromium(context);
        }
        SharedVisit shared = context.getStore(NAMESPACE).get(SharedVisit.class, SharedVisit.class);
        Supplier<Object> wanted = type == Device.class ? shared::device : shared::visit;
        return wanted.get();
    }

    private static Chromium chromium(ExtensionContext context) {
        Store ofTheRun = context.getRoot().getStore(NAMESPACE);
        return ofTheRun.getOrComputeIfAbsent(Running.class, key -> new Running(Chromium.start()), Running.class)
                .chromium();
    }
}
