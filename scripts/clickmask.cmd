@echo off
rem Builds Clickmask if needed, fetches the default model if it is missing, and runs it:
rem without arguments the window, with arguments the command line.
setlocal
chcp 65001 >nul
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "JAR=%ROOT%\app\target\clickmask.jar"
set "CLASSPATH_FILE=%ROOT%\app\target\classpath"

where java >nul 2>nul || (echo clickmask: Java 17 or later is missing; install a JDK.>&2 & exit /b 1)
if exist "%JAR%" if exist "%CLASSPATH_FILE%" goto built
where mvn >nul 2>nul || (echo clickmask: Maven is missing; install it.>&2 & exit /b 1)
echo Building Clickmask; the first time this downloads some 700 MB of libraries.>&2
call mvn -q -B -f "%ROOT%\pom.xml" -DskipTests package >&2 || exit /b 1
:built

rem The class path is too long for a command line, so it goes through the environment.
for /f "usebackq delims=" %%L in ("%CLASSPATH_FILE%") do set "CLASSPATH=%JAR%;%%L"
rem Loading the natives of ONNX Runtime needs more stack than a thread of Java usually has.
set RUN=java -Xss4m "-Dclickmask.models=%ROOT%\models" "-Dclickmask.samples=%ROOT%\samples" dev.clickmask.annotator.Main

if exist "%ROOT%\models\mobile-sam\encoder.onnx" if exist "%ROOT%\models\mobile-sam\sam.onnx" goto fetched
echo Fetching the default model, MobileSAM, 45 MB.>&2
%RUN% models fetch mobile-sam >&2 || exit /b 1
:fetched
%RUN% %*
