package dev.rehearsal.database;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CertificateNamesTest {
    @TempDir
    private static Path folder;

    private static X509Certificate hosts;
    private static X509Certificate addresses;
    private static X509Certificate common;

    @BeforeAll
    static void make() {
        TestAuthority authority = TestAuthority.make(folder, "Shop authority");
        hosts = authority
                .issue("hosts", "dns:db.shop.example,dns:*.read.shop.example", TestAuthority.VALID)
                .certificate();
        addresses = authority
                .issue("addresses", "ip:10.0.0.5,ip:2001:db8::1", TestAuthority.VALID)
                .certificate();
        common = authority.issue("*.common.example").certificate();
    }

    @ParameterizedTest
    @CsvSource({
        "db.shop.example, true",
        "DB.Shop.Example, true",
        "a.read.shop.example, true",
        "a.b.read.shop.example, false",
        "read.shop.example, false",
        ".read.shop.example, false",
        "shop.example, false",
        "hosts, false",
        "10.0.0.5, false"
    })
    void alternative_names_of_hosts(String wanted, boolean isIncluded) throws Exception {
        assertThat(new CertificateNames(hosts).include(wanted)).isEqualTo(isIncluded);
    }

    /** The common name still counts for a host's name, as there is none of that kind. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, true",
        "10.0.0.6, false",
        "2001:DB8:0::1, true",
        "[2001:db8::1], true",
        "addresses, true",
        "other, false"
    })
    void alternative_names_that_are_addresses(String wanted, boolean isIncluded) throws Exception {
        assertThat(new CertificateNames(addresses).include(wanted)).isEqualTo(isIncluded);
    }

    @ParameterizedTest
    @CsvSource({"db.common.example, true", "common.example, false", "10.0.0.5, false"})
    void a_common_name_alone(String wanted, boolean isIncluded) throws Exception {
        assertThat(new CertificateNames(common).include(wanted)).isEqualTo(isIncluded);
    }

    @Test
    void names_are_told() throws Exception {
        assertThat(new CertificateNames(hosts)).hasToString("'db.shop.example', '*.read.shop.example'");
        assertThat(new CertificateNames(common)).hasToString("'*.common.example'");
    }
}
