package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GroupStatisticsTest {
    @Test
    void joinGroups_twoChannelsAGroup_givesMomentsOverBoth() {
        // The first group holds 1, 3 and 5, 9: mean 4.5, squared distances 12.25, 2.25, 0.25 and 20.25.
        float[] mean = new float[16];
        float[] variance = new float[16];
        mean[0] = 2;
        variance[0] = 1;
        mean[1] = 7;
        variance[1] = 4;
        GroupStatistics.joinGroups(mean, variance);
        assertThat(mean).startsWith(4.5f, 4.5f, 0, 0);
        assertThat(variance[0]).isEqualTo(variance[1]).isCloseTo(35f / 4, within(1e-6f));
        assertThat(variance[2]).isZero();
    }

    @Test
    void joinGroups_oneChannelAGroup_changesNothing() {
        float[] mean = {1, 2, 3, 4, 5, 6, 7, 8};
        float[] variance = {8, 7, 6, 5, 4, 3, 2, 1};
        GroupStatistics.joinGroups(mean, variance);
        assertThat(mean).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(variance).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    }
}
