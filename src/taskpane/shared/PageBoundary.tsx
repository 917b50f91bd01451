import { Component, type ReactNode } from 'react';
import { ProblemBar } from './ProblemBar';
import { toProblem, type Problem } from './problem';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly problem: Problem | null;
}

/** Keeps a defect of one page from emptying the whole pane: the header, and with it every other page, stays. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { problem: null };

  static getDerivedStateFromError(thrown: unknown): PageBoundaryState {
    return { problem: toProblem(thrown) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    return problem === null ? this.props.children : <ProblemBar problem={problem} onRetry={() => this.setState({ problem: null })} />;
  }
}
