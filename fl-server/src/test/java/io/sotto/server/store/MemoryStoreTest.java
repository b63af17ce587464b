package io.sotto.server.store;

class MemoryStoreTest extends RunStoreContract {
    @Override
    RunStore open() {
        return new MemoryStore();
    }
}
