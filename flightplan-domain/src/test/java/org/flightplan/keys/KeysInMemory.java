package org.flightplan.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;

/** A key store that is gone with the test: for tests of what hashes and seals, not of keys. */
public final class KeysInMemory implements KeyStore {

    private final UUID id = UUID.randomUUID();
    private final List<TenantKey> tenants = new ArrayList<>();
    private final List<Owned> keys = new ArrayList<>();
    private final Set<UUID> asked = new HashSet<>();

    /** A node's keys. */
    public KeyRing ring() {
        return new KeyRing(this, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test"));
    }

    /** Whose keys the store was asked for, since it was asked here last. */
    public Set<UUID> asked() {
        Set<UUID> subjects = Set.copyOf(asked);
        asked.clear();
        return subjects;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public List<TenantKey> tenantKeys(TenantId tenant) {
        return tenants.stream().filter(key -> key.tenant().equals(tenant)).toList();
    }

    @Override
    public void add(TenantKey key) {
        tenants.add(key);
    }

    @Override
    public List<DataKey> dataKeys(TenantId tenant, DataKey.Kind kind, Collection<UUID> subjects) {
        asked.addAll(subjects);
        return keys.stream()
                .filter(owned -> owned.tenant().equals(tenant))
                .map(Owned::key)
                .filter(key -> key.kind() == kind && subjects.contains(key.subject()))
                .toList();
    }

    @Override
    public boolean add(TenantId tenant, DataKey key) {
        return keys.add(new Owned(tenant, key));
    }

    @Override
    public void erase(Erasure erasure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TenantKey> oneOfEachMasterKey() {
        return tenants.stream().limit(1).toList();
    }

    @Override
    public List<TenantKey> wrappedByOthersThan(String masterKey) {
        return List.of();
    }

    @Override
    public List<Owned> wrappedByOlder() {
        return List.of();
    }

    @Override
    public void rewrapped(TenantKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rewrapped(List<Owned> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeUnused() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TenantKeyState> states() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Erasure> erasures() {
        return List.of();
    }

    @Override
    public List<Erasure> erasures(TenantId tenant) {
        return List.of();
    }
}
