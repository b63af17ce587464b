@echo off
rem Sotto's launcher for Windows: builds if needed, runs one command. Needs a JDK (17 or later) and Maven (3.8.7 or later).
rem   sotto demo | test | server | client | simulate | model    (--help explains each)
setlocal
set "HOME_DIR=%~dp0"
set "LIB=%HOME_DIR%simulation\target\app\lib"
if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1

where javac >nul 2>&1 || (echo sotto: a JDK, 17 or later, is missing: winget install EclipseAdoptium.Temurin.17.JDK>&2 & exit /b 2)
where mvn >nul 2>&1 || (echo sotto: Maven, 3.8.7 or later, is missing: winget install Apache.Maven>&2 & exit /b 2)

if "%~1"=="test" (
    cd /d "%HOME_DIR%"
    mvn -B -ntp verify
    exit /b
)
if not exist "%LIB%\.built" (
    echo sotto: building, the first time takes some minutes>&2
    pushd "%HOME_DIR%"
    call mvn -q -B -ntp package -DskipTests -Dspotless.check.skip -pl simulation -am || (popd & exit /b 1)
    popd
    type nul > "%LIB%\.built"
)
set "MEMORY=-Xmx2g"
if "%~1 %~2"=="client app" set "MEMORY=-Xms32m -Xmx256m -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"
java %MEMORY% -Djava.awt.headless=true -cp "%LIB%\*" io.sotto.simulation.cli.Sotto %*
exit /b %ERRORLEVEL%
