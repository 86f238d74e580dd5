package dev.rehearsal.load;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderKindTest {
    @Test
    void none_chosen_means_all() {
        assertThat(OrderKind.chosen(List.of())).containsExactly(OrderKind.values());
        assertThat(OrderKind.chosen(List.of("read", "create"))).containsExactly(OrderKind.CREATE, OrderKind.READ);
    }

    @Test
    void reading_alone_writes_nothing() {
        assertThat(OrderKind.values()).filteredOn(kind -> !kind.isWrite()).containsExactly(OrderKind.READ);
    }
}
