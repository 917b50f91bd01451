import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** On POSIX each child leads a group of its own, so that what it started ends with it. */
const hasGroups = process.platform !== 'win32';
const children = new Set();

/** What was started here ends when this program is told to. */
function endWithChildren(signal) {
  for (const child of children) {
    try {
      if (hasGroups) process.kill(-child.pid, 'SIGTERM');
      else child.kill();
    } catch {
      // It has ended by itself.
    }
  }
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/**
 * Runs a program with Node itself, so that no shell, PATH or platform difference comes in between.
 * Resolves with its exit code and, when captured, what it printed.
 */
export function runNode(args, { capture = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    if (children.size === 0) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endWithChildren);
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: hasGroups,
    });
    children.add(child);
    const ended = () => {
      children.delete(child);
      if (children.size === 0) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, endWithChildren);
    };
    let output = '';
    if (capture) {
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
    }
    child.on('error', (error) => {
      ended();
      reject(error);
    });
    child.on('close', (code) => {
      ended();
      resolve({ code: code ?? 1, output });
    });
  });
}
