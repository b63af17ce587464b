package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
    @BeforeAll
    static void loadLibrary() {
        OnednnLibrary.get();
    }

    @RepeatedTest(20)
    void plan_randomProgram_keepsLivingTensorsApart(RepetitionInfo repetition) {
        RandomGenerator random = new RandomStreams(repetition.getCurrentRepetition()).stream("plan");
        List<Tensor> tensors = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tensors.add(tensor(1 + random.nextInt(1000)));
            operations.add(touching(tensors.get(i), tensors.get(random.nextInt(i + 1))));
        }
        MemoryPlan plan = new MemoryPlan(List.of(), operations, List.of(tensors.get(3)));
        for (int a = 0; a < tensors.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (meet(operations, tensors.get(3), tensors.get(a), tensors.get(b))) {
                    assertApart(plan, tensors.get(a), tensors.get(b));
                }
            }
        }
    }

    @Test
    void plan_chain_usesMemoryAgain() {
        List<Tensor> tensors = new ArrayList<>(List.of(tensor(1000)));
        List<Operation> operations = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            tensors.add(tensor(1000));
            operations.add(touching(tensors.get(i - 1), tensors.get(i)));
        }
        MemoryPlan plan = new MemoryPlan(List.of(), operations, List.of());
        assertThat(plan.workBytes()).isBetween(2 * 4000L, 2 * 4000L + 2 * 64);
    }

    private static boolean meet(List<Operation> operations, Tensor pinned, Tensor a, Tensor b) {
        return first(operations, pinned, a) <= last(operations, pinned, b)
                && first(operations, pinned, b) <= last(operations, pinned, a);
    }

    private static int first(List<Operation> operations, Tensor pinned, Tensor tensor) {
        for (int i = 0; i < operations.size() && tensor != pinned; i++) {
            if (operations.get(i).tensors().contains(tensor)) {
                return i;
            }
        }
        return 0;
    }

    private static int last(List<Operation> operations, Tensor pinned, Tensor tensor) {
        for (int i = operations.size() - 1; i >= 0 && tensor != pinned; i--) {
            if (operations.get(i).tensors().contains(tensor)) {
                return i;
            }
        }
        return operations.size();
    }

    private static void assertApart(MemoryPlan plan, Tensor a, Tensor b) {
        long from = Math.max(plan.offset(a), plan.offset(b));
        long to = Math.min(plan.offset(a) + a.bytes(), plan.offset(b) + b.bytes());
        assertThat(from).isGreaterThanOrEqualTo(to);
        assertThat(plan.offset(a) + a.bytes()).isLessThanOrEqualTo(plan.workBytes());
    }

    private static Tensor tensor(int floats) {
        return Tensor.planned(Layouts.plain(floats), Place.WORK);
    }

    private static Operation touching(Tensor... tensors) {
        return new Operation() {
            @Override
            public List<Tensor> tensors() {
                return List.of(tensors);
            }

            @Override
            public List<String> implementations() {
                return List.of();
            }

            @Override
            public BoundOperation bind(Bindings bindings) {
                return seed -> {};
            }
        };
    }
}
