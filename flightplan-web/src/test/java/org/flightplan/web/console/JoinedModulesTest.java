package org.flightplan.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedModulesTest {

    private static String join(Map<String, String> modules) {
        return JoinedModules.join("/js/main.js", path -> {
            String module = modules.get(path);
            assertTrue(module != null, path);
            return module;
        });
    }

    @Test
    void a_module_comes_once_behind_what_it_imports_and_gives_what_it_exports() {
        String joined = join(Map.of(
                "/js/main.js",
                "import { one } from './a/one.js';\nimport {\n  both,\n  two as second,\n} from './two.js';\none(second, both);\n",
                "/js/a/one.js",
                "import { two } from '../two.js';\nexport async function one() {\n  two();\n}\n",
                "/js/two.js",
                "const both = 2;\nexport { both };\nexport const two = () => 1;\n"));
        assertEquals("""
                // /js/two.js
                const module0 = (() => {
                const both = 2;

                const two = () => 1;
                return { two, both };
                })();
                // /js/a/one.js
                const module1 = (() => {
                const { two } = module0;
                async function one() {
                  two();
                }
                return { one };
                })();
                // /js/main.js
                const module2 = (() => {
                const { one } = module1;
                const {
                  both,
                  two: second,
                } = module0;
                one(second, both);
                return {  };
                })();
                """, joined);
    }

    @Test
    void a_library_stays_a_file_and_so_does_what_is_imported_later() {
        String joined = join(
                Map.of(
                        "/js/main.js",
                        "import { init } from './chart/lib.js';\ninit();\n",
                        "/js/chart/lib.js",
                        "export { init } from '../../webjars/lib/1.0/lib.js';\nexport const more = () => import('./late.js');\n"));
        assertTrue(joined.startsWith("import * as library0 from '../webjars/lib/1.0/lib.js';\n"), joined);
        assertTrue(joined.contains("return { ...library0, more };"), joined);
        assertTrue(joined.contains("import('./chart/late.js')"), joined);
    }

    @Test
    void a_circle_and_what_is_not_known_are_errors() {
        assertThrows(
                IllegalStateException.class,
                () -> join(Map.of(
                        "/js/main.js",
                        "import { a } from './a.js';\nexport const b = a;\n",
                        "/js/a.js",
                        "import { b } from './main.js';\nexport const a = b;\n")));
        for (String odd :
                new String[] {"export default 1;\n", "export let a = 1;\n", "import * as all from './a.js';\n"}) {
            assertThrows(IllegalStateException.class, () -> join(Map.of("/js/main.js", odd)));
        }
    }
}
