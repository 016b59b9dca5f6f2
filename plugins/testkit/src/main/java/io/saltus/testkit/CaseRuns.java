package io.saltus.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Calls the method of a test once for each of its {@link Cases}. */
final class CaseRuns implements ParameterResolver, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Case.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return new Case(cases(test).seed(), new Coverage());
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> once, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        once.skip();
        Cases cases = cases(test);
        Method method = call.getExecutable();
        method.setAccessible(true);
        Coverage coverage = new Coverage();
        for (long i = 0; i < cases.value(); i++) {
            Case drawn = new Case(cases.seed() + i, coverage);
            try {
                method.invoke(call.getTarget().orElse(null), drawn);
            } catch (InvocationTargetException e) {
                throw new AssertionError(drawn + ": " + e.getCause(), e.getCause());
            }
        }
        coverage.verify();
    }

    private static Cases cases(ExtensionContext test) {
        return test.getRequiredTestMethod().getAnnotation(Cases.class);
    }
}
