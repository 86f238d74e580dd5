package dev.rehearsal.scenario;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/** A number between two others. */
record Ranged(Notation number, Range range) implements Notation {
    @Override
    public Optional<Object> read(Node node, Problems problems) {
        return number.read(node, problems).filter(value -> {
            double given = ((Number) value).doubleValue();
            boolean isWithin = given >= range.from() && given <= range.to();
            if (!isWithin) {
                problems.add(node, "%s is out of range; choose %s".formatted(plain(given), wanted()));
            }
            return isWithin;
        });
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new TreeMap<>(number.schema());
        schema.put("minimum", new BigDecimal(plain(range.from())));
        schema.put("maximum", new BigDecimal(plain(range.to())));
        return schema;
    }

    @Override
    public String wanted() {
        return "%s from %s to %s".formatted(number.wanted(), plain(range.from()), plain(range.to()));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
