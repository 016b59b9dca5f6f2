@echo off
rem Starts Saltus. Honours JAVA_HOME, and SALTUS_OPTS for options of the Java machine.
setlocal
set "SALTUS_HOME=%~dp0.."
if defined JAVA_HOME (
    set "SALTUS_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "SALTUS_JAVA=java.exe"
)
"%SALTUS_JAVA%" -XX:+UseSerialGC %SALTUS_OPTS% "-Dsaltus.home=%SALTUS_HOME%" -cp "%SALTUS_HOME%\lib\saltus-app.jar" io.saltus.app.Main %*
exit /b %ERRORLEVEL%
