package org.flightplan.fields;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Numbers of JSON as people write them: 100, not 1E+2. */
final class Numbers {

    /** The longest that is read at all. */
    private static final int LONGEST = 100;

    /** The most places that are written out: no field takes as many. */
    private static final int MOST_PLACES = 40;

    private Numbers() {}

    /** The number that a text is; empty when it is longer than any field takes, or of an exponent that no machine takes. */
    static Optional<JsonNumber> read(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(plain(new BigDecimal(text)));
        } catch (NumberFormatException beyondAnyExponent) {
            return Optional.empty();
        }
    }

    /** The number as it is written without an exponent. One that would be too long stays as it is: its field refuses it. */
    static JsonNumber plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            return Jsons.PROVIDER.createValue(number);
        }
        BigDecimal whole = number.scale() < 0 ? number.setScale(0) : number;
        return whole.toString().equals(whole.toPlainString()) ? Jsons.PROVIDER.createValue(whole) : new Plain(whole);
    }

    /** A number whose usual text has an exponent, such as 0.0000001. */
    private record Plain(BigDecimal bigDecimalValue) implements JsonNumber {

        @Override
        public ValueType getValueType() {
            return JsonValue.ValueType.NUMBER;
        }

        @Override
        public boolean isIntegral() {
            return bigDecimalValue.scale() == 0;
        }

        @Override
        public int intValue() {
            return bigDecimalValue.intValue();
        }

        @Override
        public int intValueExact() {
            return bigDecimalValue.intValueExact();
        }

        @Override
        public long longValue() {
            return bigDecimalValue.longValue();
        }

        @Override
        public long longValueExact() {
            return bigDecimalValue.longValueExact();
        }

        @Override
        public BigInteger bigIntegerValue() {
            return bigDecimalValue.toBigInteger();
        }

        @Override
        public BigInteger bigIntegerValueExact() {
            return bigDecimalValue.toBigIntegerExact();
        }

        @Override
        public double doubleValue() {
            return bigDecimalValue.doubleValue();
        }

        // as every JsonNumber has it
        @Override
        public boolean equals(Object other) {
            return other instanceof JsonNumber number && bigDecimalValue.equals(number.bigDecimalValue());
        }

        @Override
        public int hashCode() {
            return bigDecimalValue.hashCode();
        }

        @Override
        public String toString() {
            return bigDecimalValue.toPlainString();
        }
    }
}
