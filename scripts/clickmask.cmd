@echo off
rem Builds Clickmask if needed, fetches the default model if it is missing, and runs it:
rem without arguments the window, with arguments the command line.
setlocal
chcp 65001 >nul
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "JAR=%ROOT%\app\target\clickmask.jar"
set "CLASSPATH_FILE=%ROOT%\app\target\classpath"

where java >nul 2>nul || (echo clickmask: Java 17 or later is missing; install a JDK.>&2 & exit /b 1)

rem Stale if anything that goes into the program is newer than the last build.
set STALE=1
if exist "%JAR%" if exist "%CLASSPATH_FILE%" powershell -NoProfile -Command ^
  "$built = (Get-Item -LiteralPath $env:CLASSPATH_FILE).LastWriteTime;" ^
  "$sources = 'pom.xml', 'app\pom.xml', 'sam-core\pom.xml', 'models\catalog.json', 'app\src\main', 'sam-core\src\main';" ^
  "$newer = $sources | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $env:ROOT $_) -Recurse -File } | Where-Object LastWriteTime -gt $built | Select-Object -First 1;" ^
  "if ($newer) { exit 1 }" && set STALE=0
if %STALE%==0 goto built
where mvn >nul 2>nul || (echo clickmask: Maven is missing; install it.>&2 & exit /b 1)
echo Building Clickmask; the first time this downloads some 700 MB of libraries.>&2
call mvn -q -B -f "%ROOT%\pom.xml" -DskipTests %CLICKMASK_MAVEN_ARGS% package >&2 || exit /b 1
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:CLASSPATH_FILE).LastWriteTime = Get-Date"
del /q "%ROOT%\app\target\*.jsa*" 2>nul
:built

rem The class path is too long for a command line, so it goes through the environment.
for /f "usebackq delims=" %%L in ("%CLASSPATH_FILE%") do set "CLASSPATH=%JAR%;%%L"
rem Loading the natives of ONNX Runtime needs more stack than a thread of Java usually has. Memory that pictures took goes back
rem to the system; else Java takes up to a quarter of the machine before it looks what is free.
set RUN=-Xss4m -XX:G1PeriodicGCInterval=10000 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 "-Dclickmask.models=%ROOT%\models" "-Dclickmask.samples=%ROOT%\samples" dev.clickmask.annotator.Main

set "MODELS=%ROOT%\models"
if defined CLICKMASK_MODELS set "MODELS=%CLICKMASK_MODELS%"
if exist "%MODELS%\mobile-sam\encoder.onnx" if exist "%MODELS%\mobile-sam\sam.onnx" goto fetched
echo Fetching the default model, MobileSAM, 45 MB.>&2
java %RUN% models fetch mobile-sam >&2 || echo clickmask: the default model could not be fetched; going on without it>&2
:fetched

rem Classes that an earlier start has prepared are loaded in half the time. Java itself leaves such a file alone where it does not
rem fit, such as after an update; it is made at the end of the first command and of the first window after a build.
set KIND=window
if "%~1"=="" goto kind
if not exist "%~1" set KIND=command
if "%~1"=="models" set KIND=command
:kind
set "PREPARED=%ROOT%\app\target\%KIND%.jsa"
set "MADE=%PREPARED%.%RANDOM%"
set "SHARED=-XX:SharedArchiveFile=%PREPARED%"
if not exist "%PREPARED%" set "SHARED=-XX:ArchiveClassesAtExit=%MADE%"
java "%SHARED%" -Xlog:disable -Xlog:all=error:stderr %RUN% %*
set CODE=%ERRORLEVEL%
if exist "%MADE%" if not exist "%PREPARED%" move "%MADE%" "%PREPARED%" >nul 2>nul
if exist "%MADE%" del /q "%MADE%" 2>nul
exit /b %CODE%
