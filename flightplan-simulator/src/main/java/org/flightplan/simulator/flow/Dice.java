package org.flightplan.simulator.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Chance, the same in every run: {@link Random} is specified to the bit, and each dice has a name of its own. */
public final class Dice {

    private final Random random;

    private Dice(Random random) {
        this.random = random;
    }

    /** The dice of this name. */
    public static Dice named(String name) {
        UUID hash = id(name);
        return new Dice(new Random(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits()));
    }

    /** The id of this name. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** From 0 to below. */
    public double below(double end) {
        return random.nextDouble() * end;
    }

    /** A whole number, both ends included. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** Whether something happens that is so probable. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Whole minutes, both ends included. */
    public Duration minutes(int from, int to) {
        return Duration.ofMinutes(between(from, to));
    }

    /** One of them, each as likely as the others. */
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of them, the more likely the heavier it is. */
    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double left = below(choices.stream().mapToDouble(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }

    /** A length of time as hospitals have them: half of them are shorter than the median, and a few very long. */
    Duration logNormal(double medianHours, double sigma) {
        double hours = medianHours * StrictMath.exp(sigma * random.nextGaussian());
        return Duration.ofMinutes(Math.max(60, Math.round(hours * 60)));
    }

    /** How many come when so many are expected (Knuth). */
    int poisson(double expected) {
        double limit = StrictMath.exp(-expected);
        int count = -1;
        for (double product = 1; product >= limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
