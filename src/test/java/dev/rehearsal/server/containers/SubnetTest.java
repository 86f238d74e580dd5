package dev.rehearsal.server.containers;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubnetTest {
    @ParameterizedTest
    @CsvSource({
        "172.18.0.0/16, 172.18.255.3, true",
        "172.18.0.0/16, 172.19.0.3, false",
        "10.0.0.0/24, 10.0.0.7, true",
        "10.0.0.0/24, 10.0.1.7, false",
        "192.168.16.0/20, 192.168.31.9, true",
        "192.168.16.0/20, 192.168.32.9, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "10.0.0.0/24, fd00::7, false"
    })
    void an_address_is_in_it_by_the_bits_that_all_share(String subnet, String address, boolean isIn) {
        assertThat(Subnet.parse(subnet).orElseThrow().contains(address)).isEqualTo(isIn);
    }

    @Test
    void one_of_another_protocol_is_none() {
        assertThat(Subnet.parse("fd00::/64")).isEmpty();
    }
}
