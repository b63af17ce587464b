package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class ProgramCacheTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.NONE);

    private final List<Program> compiled = new ArrayList<>();
    private final ProgramCache cache = new ProgramCache(this::emptyProgram);

    @Test
    void acquire_sameKeyAgain_compilesOnce() {
        Program first = cache.acquire(key(1));
        assertThat(cache.acquire(key(1))).isSameAs(first);
        assertThat(cache.acquire(key(2))).isNotSameAs(first);
        assertThat(compiled).hasSize(2);
    }

    @Test
    void acquire_moreThanItHolds_forgetsTheLeastRecentlyUsed() {
        for (int batch = 1; batch <= ProgramCache.CAPACITY; batch++) {
            cache.acquire(key(batch)).release();
        }
        cache.acquire(key(1)).release();
        cache.acquire(key(1000)).release();
        assertThat(compiled.get(1)).describedAs("oldest").satisfies(ProgramCacheTest::isFreed);
        assertThat(cache.acquire(key(1))).isSameAs(compiled.get(0));
        assertThat(compiled).hasSize(ProgramCache.CAPACITY + 1);
    }

    @Test
    void acquire_forgottenWhileInUse_livesUntilReleased() {
        Program used = cache.acquire(key(1));
        for (int batch = 2; batch <= ProgramCache.CAPACITY + 1; batch++) {
            cache.acquire(key(batch)).release();
        }
        used.retain().release();
        used.release();
        isFreed(used);
    }

    private static void isFreed(Program program) {
        assertThatThrownBy(program::retain).isInstanceOf(IllegalStateException.class);
    }

    private static ProgramKey key(int batch) {
        return new ProgramKey(NETWORK, true, ComputeType.FLOAT32, batch, 48);
    }

    private Program emptyProgram(ProgramKey key) {
        OnednnLibrary.get();
        Tensor parameter = Tensor.fixed(Layouts.plain(1), Place.PARAMETERS, 0);
        Program.Ports ports = new Program.Ports(parameter, parameter, parameter);
        try (PointerScope scope = new PointerScope()) {
            Program program = new Program(scope.extend(), List.of(), List.of(), ports);
            compiled.add(program);
            return program;
        }
    }
}
