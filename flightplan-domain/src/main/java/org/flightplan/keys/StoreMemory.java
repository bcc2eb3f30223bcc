package org.flightplan.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the key store said, for {@link KeyRing#SECONDS} seconds; and for {@link KeyRing#MINUTES_WITHOUT_STORE} minutes while
 * it can't be asked, or says what this node can't unwrap yet.
 */
final class StoreMemory<K, V> {

    /** When a store did not answer, nobody asks it for a while, so that not everybody waits for it. */
    static final class Asking {

        private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

        private final Ticker ticker;
        private volatile long awaySince;

        Asking(Ticker ticker) {
            this.ticker = ticker;
            this.awaySince = ticker.read() - PAUSE_NANOS;
        }

        /**
         * The answer to a question.
         *
         * @throws KeysUnavailable when the store does not answer, or did not a moment ago
         */
        <A> A of(Supplier<A> question) {
            if (ticker.read() - awaySince < PAUSE_NANOS) {
                throw new KeysUnavailable("the key store did not answer a moment ago");
            }
            try {
                return question.get();
            } catch (KeysUnavailable away) {
                awaySince = ticker.read();
                throw away;
            }
        }
    }

    private record Said<V>(V value, long at) {}

    private final Ticker ticker;
    private final Asking asking;
    private final Cache<K, Said<V>> cache;

    StoreMemory(int most, Ticker ticker, Asking asking) {
        this.ticker = ticker;
        this.asking = asking;
        this.cache = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(Duration.ofMinutes(KeyRing.MINUTES_WITHOUT_STORE))
                .maximumSize(most)
                .build();
    }

    /** What is remembered; what was remembered too long ago is asked for anew, and serves only while that is in vain. */
    V get(K key, Supplier<V> question) {
        Said<V> known = cache.getIfPresent(key);
        if (known != null && isFresh(known)) {
            return known.value();
        }
        try {
            V answer = asking.of(question);
            put(key, answer);
            return answer;
        } catch (KeysUnavailable | MissingKey | AesGcm.WrongKey fault) {
            // a master key that this node's file does not hold yet is no reason to forget what it opened
            if (known == null) {
                throw fault;
            }
            return known.value();
        }
    }

    void put(K key, V value) {
        cache.put(key, new Said<>(value, ticker.read()));
    }

    void forget(K key) {
        cache.invalidate(key);
    }

    /** Whether asking for it asks nobody. */
    boolean isFresh(K key) {
        return isFresh(cache.getIfPresent(key));
    }

    private boolean isFresh(@Nullable Said<V> known) {
        return known != null && ticker.read() - known.at() < TimeUnit.SECONDS.toNanos(KeyRing.SECONDS);
    }
}
