@echo off
rem Starts the menu; with arguments, one job (for a task scheduler): then nothing waits for a key.
rem Every path is quoted and nothing changes the folder: it may be a share that has no drive letter.
setlocal EnableExtensions DisableDelayedExpansion
if not exist "%~dp0dxten\python\python.exe" goto :incomplete
rem The dot keeps the last backslash away from the quote, also at the top of a drive.
set "DXTEN_HOME=%~dp0."
if "%~1"=="" cls
rem A choice of somebody else's among the runtimes of a library of ours: there is one here.
set "POLARS_FORCE_PKG="
set "POLARS_PREFER_PKG="
rem Python keeps what it compiled on this PC, under the number of this build; never on the share.
if not defined LOCALAPPDATA goto :uncached
"%~dp0dxten\python\python.exe" -I -X utf8 -X "pycache_prefix=%LOCALAPPDATA%\dxten\@build@" -m automations %*
goto :ended

:uncached
"%~dp0dxten\python\python.exe" -I -X utf8 -B -m automations %*

:ended
set "DXTEN_CODE=%ERRORLEVEL%"
if "%DXTEN_CODE%"=="0" exit /b 0
if "%~1"=="" pause
exit /b %DXTEN_CODE%

:incomplete
echo.
echo   DX-ten: kono folder ni "dxten" ga mitsukarimasen.
echo   ZIP no mama hirakazu, "subete tenkai" shite kara, folder goto copy shite kudasai.
echo   (Extract the ZIP first, then copy the whole folder.)
echo.
if "%~1"=="" pause
exit /b 1
