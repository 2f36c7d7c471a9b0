@echo off
rem Builds Clickmask if needed, fetches the default model if it is missing, and runs it:
rem without a command the window, with a command the command line. Does what scripts/clickmask does.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "TARGET=%ROOT%\app\target"
set "JAR=%TARGET%\clickmask.jar"
set "CLASSPATH_FILE=%TARGET%\classpath"

rem The program itself: a batch file of that name would not come back.
set "JAVA="
for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
if not defined JAVA if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA (
  echo clickmask: Java 17 or later is missing; install a JDK.>&2
  exit /b 1
)

rem Stale if anything that goes into the program is newer than the last build.
if not exist "%JAR%" goto build
if not exist "%CLASSPATH_FILE%" goto build
powershell -NoProfile -Command ^
  "$built = (Get-Item -LiteralPath $env:CLASSPATH_FILE).LastWriteTime;" ^
  "$files = 'pom.xml', 'app\pom.xml', 'sam-core\pom.xml', 'models\catalog.json' | ForEach-Object { Get-Item -LiteralPath (Join-Path $env:ROOT $_) };" ^
  "$sources = 'app\src\main', 'sam-core\src\main' | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $env:ROOT $_) -Recurse -File };" ^
  "if (@($files) + @($sources) | Where-Object { $_.LastWriteTime -gt $built }) { exit 1 }"
if not errorlevel 1 goto built
:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo clickmask: Maven is missing; install it.>&2
  exit /b 1
)
echo Building Clickmask; the first time this downloads some 700 MB of libraries.>&2
call mvn -q -B -f "%ROOT%\pom.xml" -DskipTests %CLICKMASK_MAVEN_ARGS% package >&2
if errorlevel 1 (
  echo clickmask: the build failed; the lines above say why>&2
  exit /b 1
)
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:CLASSPATH_FILE).LastWriteTime = Get-Date"
del /q "%TARGET%\*.jsa" 2>nul
:built

rem The class path is in UTF-8, and too long for a command line, so it goes through the environment.
for /f "tokens=2 delims=:." %%C in ('chcp') do set /a CODE_PAGE=%%C 2>nul
chcp 65001 >nul
for /f "usebackq delims=" %%L in ("%CLASSPATH_FILE%") do set "CLASSPATH=%JAR%;%%L"
rem Loading the natives of ONNX Runtime needs more stack than a thread of Java usually has. Memory that pictures took goes back
rem to the system; else Java takes up to a quarter of the machine before it looks what is free.
set RUN=-Xss4m -XX:G1PeriodicGCInterval=10000 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 "-Dclickmask.models=%ROOT%\models" "-Dclickmask.samples=%ROOT%\samples" dev.clickmask.annotator.Main

set "MODELS=%ROOT%\models"
if defined CLICKMASK_MODELS set "MODELS=%CLICKMASK_MODELS%"
if exist "%MODELS%\mobile-sam\encoder.onnx" if exist "%MODELS%\mobile-sam\sam.onnx" goto fetched
echo Fetching the default model, MobileSAM, 45 MB.>&2
"%JAVA%" %RUN% models fetch mobile-sam >&2
if errorlevel 1 echo clickmask: the default model could not be fetched; going on without it>&2
:fetched

rem Classes that an earlier start has prepared are loaded in half the time. They are made at the end of the first command and of the
rem first window after a build or an update of Java, and moved to their place when they are complete.
set KIND=window
if "%~1"=="" goto kind
if not exist "%~1" set KIND=command
if "%~1"=="models" set KIND=command
:kind
set VERSION=unknown
for %%I in ("%JAVA%") do set "RELEASE=%%~dpI..\release"
if exist "%RELEASE%" for /f "usebackq tokens=1,2 delims==" %%A in ("%RELEASE%") do if "%%A"=="JAVA_RUNTIME_VERSION" set "VERSION=%%~B"
set "PREPARED=%TARGET%\%KIND%-%VERSION%.jsa"
set "MADE=%TARGET%\%KIND%-%VERSION%-%RANDOM%%RANDOM%.part.jsa"
rem Left by windows that ended together with their console; one that is still being written can be neither moved nor deleted.
for /f "delims=" %%F in ('dir /b "%TARGET%\%KIND%-%VERSION%-*.part.jsa" 2^>nul') do (
  if not exist "%PREPARED%" move "%TARGET%\%%F" "%PREPARED%" >nul 2>nul
  if exist "%TARGET%\%%F" del /q "%TARGET%\%%F" 2>nul
)
set "SHARED=-XX:SharedArchiveFile=%PREPARED%"
if exist "%PREPARED%" goto run
rem Java would fail at its end where it cannot write them.
set SHARED=-Xshare:auto
set "TRIED=%TARGET%\%RANDOM%%RANDOM%.tmp"
md "%TRIED%" 2>nul
if exist "%TRIED%" set "SHARED=-XX:ArchiveClassesAtExit=%MADE%"
if exist "%TRIED%" rd "%TRIED%"
:run
rem Much of what is hot while a program starts is not any more later: Java's best compiler comes in four times later than usual.
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000 "%SHARED%" %RUN% %*
set CODE=%ERRORLEVEL%
if exist "%MADE%" if not exist "%PREPARED%" move "%MADE%" "%PREPARED%" >nul 2>nul
if exist "%MADE%" del /q "%MADE%" 2>nul
if defined CODE_PAGE chcp %CODE_PAGE% >nul
exit /b %CODE%
