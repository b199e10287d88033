import { useQuery } from '@tanstack/react-query'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Section } from '../../web/kit/panel.tsx'
import { Failed, Loading } from '../../web/kit/states.tsx'
import { useMe } from '../../web/me.ts'
import { words } from '../words.zh.ts'
import { myAccountQuery } from './accounts.ts'
import { ChoosePassword } from './desk-password.tsx'
import { Sessions } from './desk-sessions.tsx'
import { Tokens } from './desk-tokens.tsx'

/** 我的账号: password, where I am signed in, tokens for programs of mine. */
export function Page() {
  const me = useMe()
  const { data: account, error, refetch } = useQuery(myAccountQuery)
  return (
    <PageBody narrow>
      <PageHead title={words.account.title} second={me?.person.name} />
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !account ? (
        <Loading />
      ) : (
        <>
          {account.can.choosePassword && (
            <Section title={words.account.password}>
              <ChoosePassword account={account} />
            </Section>
          )}
          <Section title={words.account.sessions}>
            <Sessions sessions={account.sessions.filter(({ kind }) => kind === 'session')} />
          </Section>
          {account.can.makeToken && (
            <Section title={words.account.tokens} aside={words.account.tokensHint}>
              <Tokens tokens={account.sessions.filter(({ kind }) => kind === 'token')} />
            </Section>
          )}
        </>
      )}
    </PageBody>
  )
}
