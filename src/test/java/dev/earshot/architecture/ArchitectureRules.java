package dev.earshot.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The import table of docs/architecture.md and what else the layout promises, as rules about one
 * base package; so that the same rules can be seen to fail on wrong fixture classes.
 */
final class ArchitectureRules {
  private static final List<String> CORE = List.of("audio", "transcript", "recognition");
  private static final List<String> APPLICATION =
      List.of("transcription", "scheduling", "models", "accounts");

  private final String base;

  ArchitectureRules(String base) {
    this.base = base;
  }

  /** All rules by name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    importTable()
        .forEach((room, allowed) -> rules.put("imports of " + room, imports(room, allowed)));
    rules.put(
        "protocols do not know each other",
        siblings("api", List.of("problem", "socket", "upload")));
    rules.put("engines do not know each other", siblings("engines", List.of()));
    rules.put("rooms are free of cycles", cycles());
    rules.put("core is plain Java", plainCore());
    rules.put("web technology stays at the edge", home(WEB, "api", "security", "operations"));
    rules.put("persistence stays with entities", home(PERSISTENCE, "accounts", "persistence"));
    rules.put("native calls stay in engines", home(NATIVE, "engines"));
    rules.put("tokens stay in accounts", home(TOKENS, "accounts"));
    rules.put("environment is read in config", environment());
    rules.put("threads are managed", managedThreads());
    rules.put("time comes from a clock", clocks());
    rules.put("nobody prints", printing());
    rules.put("singletons say how they are shared", singletons());
    rules.put("engines hide their inside", hiddenEngines());
    return rules;
  }

  private static final String[] WEB = {
    "jakarta.ws.rs..",
    "jakarta.servlet..",
    "jakarta.websocket..",
    "org.apache.commons.fileupload2.."
  };
  private static final String[] PERSISTENCE = {"jakarta.persistence..", "org.hibernate.."};
  private static final String[] NATIVE = {"com.sun.jna.."};
  private static final String[] TOKENS = {"com.nimbusds.."};

  /** Every room with the rooms that it may import; the others are free. */
  static Map<String, List<String>> importTable() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put("audio", List.of());
    table.put("transcript", List.of());
    table.put("config", List.of());
    table.put("recognition", List.of("audio", "transcript"));
    table.put("scheduling", List.of("config"));
    table.put("models", with(CORE, "scheduling", "config"));
    table.put("transcription", with(CORE, "scheduling", "models", "config"));
    table.put("accounts", List.of("config"));
    table.put("security", List.of("accounts", "config"));
    table.put("persistence", List.of("config"));
    table.put("launcher", List.of("config"));
    table.put("engines", with(CORE, "config"));
    table.put("api", Stream.concat(with(CORE, "config").stream(), APPLICATION.stream()).toList());
    return table;
  }

  private static List<String> with(List<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Arrays.stream(more)).toList();
  }

  private ArchRule imports(String room, List<String> allowed) {
    String[] ours =
        Stream.concat(Stream.of(room), allowed.stream()).map(this::room).toArray(String[]::new);
    DescribedPredicate<JavaClass> foreignRoom =
        resideInAPackage(base + "..")
            .and(DescribedPredicate.not(resideInAnyPackage(ours)))
            .as("a room that is not in the table");
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(foreignRoom)
        .as(room + " may import only " + allowed);
  }

  private ArchRule siblings(String parent, List<String> shared) {
    DescribedPredicate<JavaClass> sharedRoom =
        resideInAnyPackage(shared.stream().map(s -> room(parent + "." + s)).toArray(String[]::new));
    return slices()
        .matching(base + "." + parent + ".(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(DescribedPredicate.alwaysTrue(), sharedRoom);
  }

  private ArchRule cycles() {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles();
  }

  private ArchRule plainCore() {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms(CORE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "com.sun.jna..");
  }

  private ArchRule home(String[] technology, String... homes) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages(rooms(List.of(homes)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }

  private ArchRule environment() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages(rooms(List.of("config", "launcher")))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class);
  }

  private ArchRule managedThreads() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackage(room("launcher"))
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executors.class)
        .orShould()
        .callMethod(CompletableFuture.class, "supplyAsync", java.util.function.Supplier.class)
        .orShould()
        .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class);
  }

  private ArchRule clocks() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages(rooms(List.of("config", "launcher")))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  private ArchRule printing() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackage(room("launcher"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  private ArchRule singletons() {
    return classes()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .areAnnotatedWith(Singleton.class)
        .should(
            new ArchCondition<>("manage their concurrency themselves") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                boolean bean =
                    item.tryGetAnnotationOfType(ConcurrencyManagement.class)
                        .filter(c -> c.value() == ConcurrencyManagementType.BEAN)
                        .isPresent();
                events.add(
                    new SimpleConditionEvent(
                        item, bean, item.getName() + " has the container's hidden write lock"));
              }
            });
  }

  private ArchRule hiddenEngines() {
    return classes()
        .that()
        .resideInAPackage(room("engines"))
        .and()
        .arePublic()
        .should()
        .haveSimpleNameEndingWith("Engine")
        .orShould()
        .haveSimpleNameEndingWith("EngineBean");
  }

  private String[] rooms(List<String> names) {
    return names.stream().map(this::room).toArray(String[]::new);
  }

  private String room(String name) {
    return base + "." + name + "..";
  }
}
