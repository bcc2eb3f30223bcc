package org.flightplan.specialties;

import java.util.Map;
import java.util.Optional;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;
import org.projectnessie.cel.tools.Script;
import org.projectnessie.cel.tools.ScriptCreateException;
import org.projectnessie.cel.tools.ScriptException;
import org.projectnessie.cel.tools.ScriptHost;

/**
 * A pack's expression in CEL, compiled. It sees what it is given, and nothing else: no clock, no input or output, no loop that
 * does not end.
 */
final class Expression {

    /** What a variable may hold. */
    enum Kind {
        TEXT,
        NUMBER,
        /** Fields by name. */
        FIELDS;

        private Type type() {
            return switch (this) {
                case TEXT -> Decls.String;
                case NUMBER -> Decls.Double;
                case FIELDS -> Decls.newMapType(Decls.String, Decls.Dyn);
            };
        }
    }

    private static final ScriptHost HOST = ScriptHost.newBuilder().build();

    private final Script script;

    private Expression(Script script) {
        this.script = script;
    }

    /**
     * Compiles it.
     *
     * @param variables what it may name
     * @throws IllegalArgumentException when it is no CEL, or names another variable; the message says where
     */
    static Expression of(String text, Map<String, Kind> variables) {
        Decl[] declared = variables.entrySet().stream()
                .map(variable ->
                        Decls.newVar(variable.getKey(), variable.getValue().type()))
                .toArray(Decl[]::new);
        try {
            return new Expression(
                    HOST.buildScript(text).withDeclarations(declared).build());
        } catch (ScriptCreateException e) {
            throw new IllegalArgumentException(firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether it holds; empty when it can't be told, as where a field is asked for that was not given. */
    Optional<Boolean> holds(Map<String, Object> variables) {
        return value(Boolean.class, variables);
    }

    /** Its number; empty when there is none, as after a division by zero. */
    Optional<Double> number(Map<String, Object> variables) {
        return value(Double.class, variables).filter(Double::isFinite);
    }

    // the library throws its own exceptions, and for a value of another type a bare RuntimeException
    private <T> Optional<T> value(Class<T> type, Map<String, Object> variables) {
        try {
            return Optional.ofNullable(script.execute(type, variables));
        } catch (ScriptException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.replaceFirst("^.*ERROR: <input>:\\d+:", "at character ")
                .replace("(in container '')", "")
                .strip();
    }
}
