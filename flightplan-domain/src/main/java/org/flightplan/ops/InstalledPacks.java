package org.flightplan.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.specialties.Calculator;
import org.flightplan.specialties.PackProblem;
import org.flightplan.specialties.Specialties;

/** The specialty packs of {@code SPECIALTIES_DIR}, and what an operator is told of those that can't be used. */
@ApplicationScoped
public class InstalledPacks {

    private static final Logger LOG = Logger.getLogger(InstalledPacks.class.getName());

    private final Instance<Calculator.Bean> beans;
    private volatile List<String> faults = List.of();

    /** @param beans the calculators that packs may name */
    @Inject
    public InstalledPacks(@Any Instance<Calculator.Bean> beans) {
        this.beans = beans;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InstalledPacks() {
        this(null);
    }

    /** Installs them, once a start; a pack that can't be used stops neither the start nor the others. */
    void install() {
        List<String> found = new ArrayList<>();
        ServerSettings.text(Setting.SPECIALTIES_DIR).ifPresent(folder -> {
            try {
                Specialties.install(Path.of(folder));
            } catch (InvalidPathException e) {
                found.add("SPECIALTIES_DIR is no path; set it to a folder, or unset it");
            }
        });
        Specialties.all().stream()
                .flatMap(manifest -> manifest.calculators().stream())
                .map(Calculator::bean)
                .filter(Objects::nonNull)
                .filter(bean -> !beans.select(NamedLiteral.of(bean)).isResolvable())
                .forEach(bean -> found.add(
                        "no calculator is called " + bean + "; deploy the bean, or give the pack an expression"));
        found.forEach(fault -> LOG.log(Level.WARNING, "A specialty pack lacks something: {0}", fault));
        Specialties.problems().stream().map(PackProblem::toString).forEach(found::add);
        faults = List.copyOf(found);
    }

    /** What can't be used, for the operator; empty when all can. */
    Optional<String> remark() {
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", faults));
    }
}
